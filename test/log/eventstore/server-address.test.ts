import { describe, expect, test } from '@jest/globals';
import { namesOf, readServerAddress } from '../../../src/infra/log/eventstore/server-address.ts';

describe('the address of an EventStoreDB', () => {
  test('names one server, which is asked over TLS unless it says otherwise', () => {
    expect(readServerAddress('esdb://localhost:2113?tls=false')).toEqual({
      ...{ by: 'nodes', nodes: [{ address: 'localhost', port: 2113 }], tls: false, tuning: {} },
      ...{ caFile: undefined, credentials: undefined },
    });
    expect(readServerAddress('esdb://admin:changeit@es.example.gov')).toMatchObject({
      ...{ nodes: [{ address: 'es.example.gov', port: 2113 }], tls: true },
      credentials: { username: 'admin', password: 'changeit' },
    });
  });

  test('names every server of a cluster, or the one name that stands for all', () => {
    expect(readServerAddress('esdb://a:b@n1:2111,n2:2112,n3?tlsCAFile=%2Fcerts%2Fca.crt')).toMatchObject({
      ...{ by: 'nodes', caFile: '/certs/ca.crt' },
      nodes: [
        { address: 'n1', port: 2111 },
        { address: 'n2', port: 2112 },
        { address: 'n3', port: 2113 },
      ],
    });
    expect(readServerAddress('esdb+discover://a:b@cluster.example.gov/?gossipTimeout=3')).toMatchObject({
      ...{ by: 'dns', nodes: [{ address: 'cluster.example.gov', port: 2113 }] },
      tuning: { gossipTimeout: 3 },
    });
  });

  test('may hold any sign in user and password, as a percent sign and digits', () => {
    expect(readServerAddress('esdb://a%40b:p%3Aw%2F%3F@host')).toMatchObject({
      credentials: { username: 'a@b', password: 'p:w/?' },
    });
  });

  test('is told to people without who signs in', () => {
    const read = readServerAddress('esdb://admin:s3cret@n1:2111,n2');
    expect(typeof read === 'string' ? read : namesOf(read)).toBe('n1:2111, n2:2113');
  });

  const bad: readonly [string, string, RegExp][] = [
    ['another scheme', 'http://localhost:2113', /^must be an address like esdb:\/\//],
    ['the name KurrentDB has given it', 'kurrentdb://localhost', /a KurrentDB answers under that name too/],
    ['no server', 'esdb://', /^must be an address like/],
    ['a password cut in two by a colon', 'esdb://a:b:c@host', /write each of : @ \/ \? % as/],
    ['a percent sign that stands for nothing', 'esdb://a:b%@host', /write each of/],
    ['a port that is none', 'esdb://a:b@host:70000', /name each server as host or host:port/],
    ['an address of version 6', 'esdb://a:b@[::1]:2113', /no numbers of version 6/],
    ['two names to discover by', 'esdb+discover://a:b@h1,h2', /must have one name/],
    ['TLS and nobody who signs in', 'esdb://host:2113', /only who signs in may read the whole log/],
    ['tls that is neither', 'esdb://a:b@host?tls=maybe', /tls=true or tls=false/],
    ['a file without a name', 'esdb://a:b@host?tlsCAFile=', /must name a file/],
    ['an option that would change what is read', 'esdb://a:b@host?nodePreference=follower', /and no other$/],
    ['an option that would leave certificates unchecked', 'esdb://a:b@host?tlsVerifyCert=false', /no other/],
    ['an option that is no number', 'esdb://a:b@host?keepAliveInterval=soon', /a whole number from 1/],
  ];
  test.each(bad)('is refused with %s', (_what, text, because) => {
    expect(readServerAddress(text)).toMatch(because);
  });
});
