import { change, type Draft, type PlacedIn } from './draft.ts';

/** Applications that await their answer. A grant that was set aside has the filing it was an answer to. */
export function foldApplication(draft: Draft, event: PlacedIn<'application'>): void {
  const { stream } = event;
  switch (event.type) {
    case 'application.Filed':
      draft.openApplications.set(stream, event.data);
      return;
    case 'application.Amended':
      change(draft.openApplications, stream, { fields: event.data.fields });
      return;
    case 'application.Granted': {
      const filed = draft.openApplications.get(stream);
      if (filed !== undefined) draft.grantedApplications.set(stream, filed);
      draft.openApplications.delete(stream);
      return;
    }
    case 'application.GrantSetAside': {
      const filed = draft.grantedApplications.get(stream);
      if (filed !== undefined) draft.openApplications.set(stream, filed);
      return;
    }
    // What was begun and not finished leaves everything as it was.
    case 'application.GrantAbandoned':
      return;
    case 'application.Withdrawn':
    case 'application.Denied':
      draft.openApplications.delete(stream);
  }
}
