package io.connectfargate.connect.rest;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Requests that are under way at the same time. */
final class Calls implements AutoCloseable {
    private final ExecutorService threads = Executors.newCachedThreadPool();

    CompletableFuture<RawHttp.Answer> start(Call call) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return call.send();
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                },
                threads);
    }

    /** One of them. */
    interface Call {
        RawHttp.Answer send() throws IOException;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
