package io.connectfargate.system;

import java.util.Map;

/** A cluster as the test reaches it, from outside of the containers' network. */
interface Cluster {
    /** What a client of the test needs to do anything there; the caller may not change it. */
    Map<String, Object> client();
}
