package org.apache.kafka.connect.runtime;

import org.apache.kafka.connect.runtime.rest.RestClient;

/** The client with which the workers of a group call each other. */
public final class PeerClient {
    private PeerClient() {}

    /** With this worker's TLS settings. */
    public static RestClient of(Herder herder) {
        return new RestClient(((AbstractHerder) herder).worker.config());
    }
}
