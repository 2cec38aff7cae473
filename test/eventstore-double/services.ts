import type {
  handleBidiStreamingCall,
  handleServerStreamingCall,
  MethodDefinition,
  Server,
} from '@grpc/grpc-js';
import { append } from './append.ts';
import { batchAppend } from './batch-append.ts';
import { GossipService, ServerFeaturesService, StreamsService } from './client-modules.ts';
import { clusterInfo, type Member, supportedMethods } from './members.ts';
import { read } from './read.ts';
import { deleteStream, tombstone } from './remove.ts';
import { answerOnce, type Service } from './service.ts';

/** What every server serves. */
export function serve(server: Server, service: Service, members: () => readonly Member[]): void {
  answering(server, GossipService.read, (call) => {
    void answerOnce(service, 'gossip', call, () => clusterInfo(members()));
  });
  answering(server, StreamsService.read, (call) => {
    void read(service, call);
  });
  answering(server, StreamsService.delete, (call) => {
    deleteStream(service, call);
  });
  answering(server, StreamsService.tombstone, (call) => {
    tombstone(service, call);
  });
  conversing(server, StreamsService.append, (call) => {
    append(service, call);
  });
}

/** What servers serve since there are batches. */
export function serveBatches(server: Server, service: Service): void {
  answering(server, ServerFeaturesService.getSupportedMethods, (call) => {
    void answerOnce(service, 'features', call, supportedMethods);
  });
  conversing(server, StreamsService.batchAppend, (call) => {
    batchAppend(service, call);
  });
}

/** One request, any number of answers. */
function answering<Q, A>(
  server: Server,
  method: MethodDefinition<Q, A>,
  handler: handleServerStreamingCall<Q, A>,
): void {
  server.register(method.path, handler, method.responseSerialize, method.requestDeserialize, 'serverStream');
}

/** Any number of requests and of answers. */
function conversing<Q, A>(
  server: Server,
  method: MethodDefinition<Q, A>,
  handler: handleBidiStreamingCall<Q, A>,
): void {
  server.register(method.path, handler, method.responseSerialize, method.requestDeserialize, 'bidi');
}
