package io.connectfargate.connect.rest;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** What an unauthenticated client can do at a worker's REST port as it is shipped, without credentials. */
class RestDoorIT implements RequestCases, BrowserCases, OperatorCases {
    private static OpenDoor door;

    @BeforeAll
    static void start() throws Exception {
        door = new OpenDoor();
    }

    @AfterAll
    static void stop() {
        door.close();
    }

    @Override
    public OpenDoor door() {
        return door;
    }
}
