package io.connectfargate.system.engine;

import java.util.Map;

/** A cluster as the test reaches it, from outside of the containers' network. */
public interface Cluster {
    /** What a client of the test needs to do anything there; the caller may not change it. */
    Map<String, Object> client();
}
