-- A key per educator, encrypted ("wrapped") by the master key. What is sealed in the log is readable only
-- while the key stands here; erasing it is erasing that, everywhere and for ever.
CREATE TABLE ledger.educator_keys (
  educator text COLLATE "C" PRIMARY KEY,
  -- Nonce (12 bytes), ciphertext of 32 bytes and tag (16 bytes) of AES-256-GCM; NULL once erased.
  wrapped_key bytea CHECK (octet_length(wrapped_key) = 60),
  -- Names the master key that wraps it.
  key_id text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  erased_at timestamptz,
  CONSTRAINT educator_keys_erased CHECK ((wrapped_key IS NULL) = (erased_at IS NOT NULL))
);

-- One row: the master key this ledger began with, by a name that tells nothing of the key.
CREATE TABLE ledger.master_key (
  only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  key_id text NOT NULL
);

-- A row lives for ever: were an erased one removed, the next command would make a new key in its place.
CREATE FUNCTION ledger.only_erase_once() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
  IF OLD.erased_at IS NOT NULL OR NEW.erased_at IS NULL
     OR (NEW.educator, NEW.key_id, NEW.created_at) IS DISTINCT FROM (OLD.educator, OLD.key_id, OLD.created_at) THEN
    RAISE EXCEPTION 'The key of % may be erased, once; nothing else about it may change', OLD.educator
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER keys_are_only_erased
  BEFORE UPDATE ON ledger.educator_keys
  FOR EACH ROW EXECUTE FUNCTION ledger.only_erase_once();
ALTER TABLE ledger.educator_keys ENABLE ALWAYS TRIGGER keys_are_only_erased;
CREATE TRIGGER keys_are_never_removed
  BEFORE DELETE OR TRUNCATE ON ledger.educator_keys
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
ALTER TABLE ledger.educator_keys ENABLE ALWAYS TRIGGER keys_are_never_removed;
CREATE TRIGGER master_key_is_never_changed
  BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.master_key
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
ALTER TABLE ledger.master_key ENABLE ALWAYS TRIGGER master_key_is_never_changed;

REVOKE DELETE, TRUNCATE ON ledger.educator_keys FROM CURRENT_USER;
REVOKE UPDATE, DELETE, TRUNCATE ON ledger.master_key FROM CURRENT_USER;
REVOKE ALL ON FUNCTION ledger.only_erase_once() FROM PUBLIC;
GRANT SELECT, INSERT ON ledger.educator_keys, ledger.master_key TO :app_role;
GRANT UPDATE (wrapped_key, erased_at) ON ledger.educator_keys TO :app_role;
