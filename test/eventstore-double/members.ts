import { randomUUID } from 'node:crypto';
import type { ClusterInfo } from '@eventstore/db-client/generated/gossip_pb.js';
import type { SupportedMethods } from '@eventstore/db-client/generated/serverfeatures_pb.js';
import { features, gossip, StreamsService } from './client-modules.ts';
import { uuid } from './wire.ts';

/** A server that a client may be told of. */
export interface Member {
  readonly host: string;
  readonly port: number;
  readonly leader: boolean;
  readonly alive: boolean;
}

export function clusterInfo(members: readonly Member[]): ClusterInfo {
  const { LEADER, FOLLOWER } = gossip.MemberInfo.VNodeState;
  return new gossip.ClusterInfo().setMembersList(
    members.map(({ host, port, leader, alive }) =>
      new gossip.MemberInfo()
        .setInstanceId(uuid(randomUUID(), true))
        .setTimeStamp((BigInt(Date.now()) * 10_000n).toString())
        .setState(leader ? LEADER : FOLLOWER)
        .setIsAlive(alive)
        .setHttpEndPoint(new gossip.EndPoint().setAddress(host).setPort(port)),
    ),
  );
}

/** A server names what it supports in small letters; the version is that of no server. */
export function supportedMethods(): SupportedMethods {
  return new features.SupportedMethods().setEventStoreServerVersion('double').setMethodsList(
    Object.values(StreamsService).map(({ path }) => {
      const [, service = '', method = ''] = path.toLowerCase().split('/');
      return new features.SupportedMethod().setServiceName(service).setMethodName(method);
    }),
  );
}
