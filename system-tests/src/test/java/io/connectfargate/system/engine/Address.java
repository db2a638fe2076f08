package io.connectfargate.system.engine;

import org.testcontainers.containers.GenericContainer;

/** Where containers of a network find a container. */
public final class Address {
    private Address() {}

    /** @param container one that runs, in the tests' network and no other */
    public static String of(GenericContainer<?> container) {
        return container
                .getContainerInfo()
                .getNetworkSettings()
                .getNetworks()
                .values()
                .iterator()
                .next()
                .getIpAddress();
    }
}
