import { createRequire } from 'node:module';
import type * as GrpcModule from '@grpc/grpc-js';
import type * as FeaturesModule from '@eventstore/db-client/generated/serverfeatures_pb.js';
import type * as FeaturesGrpcModule from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import type * as GossipModule from '@eventstore/db-client/generated/gossip_pb.js';
import type * as GossipGrpcModule from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import type * as SharedModule from '@eventstore/db-client/generated/shared_pb.js';
import type * as StatusModule from '@eventstore/db-client/generated/status_pb.js';
import type * as StreamsModule from '@eventstore/db-client/generated/streams_pb.js';
import type * as StreamsGrpcModule from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type * as AnyModule from 'google-protobuf/google/protobuf/any_pb.js';
import type * as EmptyModule from 'google-protobuf/google/protobuf/empty_pb.js';

/**
 * The protocol as the client itself has it. What it was not given by its own copies of these modules it takes for
 * something else, so they are looked for from its folder, wherever the installation has put them.
 */
const here = createRequire(import.meta.url);
const client = createRequire(here.resolve('@eventstore/db-client'));
const generated = (name: string): unknown => here(`@eventstore/db-client/generated/${name}.js`);

export const grpc = client('@grpc/grpc-js') as typeof GrpcModule;
export const { Any } = client('google-protobuf/google/protobuf/any_pb.js') as typeof AnyModule;
export const { Empty: GoogleEmpty } = client(
  'google-protobuf/google/protobuf/empty_pb.js',
) as typeof EmptyModule;
export const features = generated('serverfeatures_pb') as typeof FeaturesModule;
export const { ServerFeaturesService } = generated('serverfeatures_grpc_pb') as typeof FeaturesGrpcModule;
export const gossip = generated('gossip_pb') as typeof GossipModule;
export const { GossipService } = generated('gossip_grpc_pb') as typeof GossipGrpcModule;
export const shared = generated('shared_pb') as typeof SharedModule;
export const { Status: RpcStatus } = generated('status_pb') as typeof StatusModule;
export const streams = generated('streams_pb') as typeof StreamsModule;
export const { StreamsService, StreamsClient } = generated('streams_grpc_pb') as typeof StreamsGrpcModule;
