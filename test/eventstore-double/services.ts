import type { IGossipServer } from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import type { IServerFeaturesServer } from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import type { IStreamsServer } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { append } from './append.ts';
import { batchAppend } from './batch-append.ts';
import { clusterInfo, type Member, supportedMethods } from './members.ts';
import { read } from './read.ts';
import { deleteStream, tombstone } from './remove.ts';
import { answerOnce, type Service } from './service.ts';

export const streamsServer = (service: Service): IStreamsServer => ({
  append: (call, answer) => {
    append(service, call, answer);
  },
  batchAppend: (call) => {
    batchAppend(service, call);
  },
  delete: (call, answer) => {
    deleteStream(service, call, answer);
  },
  tombstone: (call, answer) => {
    tombstone(service, call, answer);
  },
  read: (call) => {
    void read(service, call);
  },
});

export const gossipServer = (service: Service, members: () => readonly Member[]): IGossipServer => ({
  read: (_call, answer) => {
    void answerOnce(service, 'gossip', answer, () => clusterInfo(members()));
  },
});

export const featuresServer = (service: Service): IServerFeaturesServer => ({
  getSupportedMethods: (_call, answer) => {
    void answerOnce(service, 'features', answer, supportedMethods);
  },
});
