package io.connectfargate.connect.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A page of another origin, {@code http://evil.test}, that somebody opens in Chromium. {@code CHROMIUM} says where that is. */
final class StrangersPage implements AutoCloseable {
    private static final String BROWSER = System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium");
    private static final int PATIENCE_SECONDS = 60;

    private final HttpServer server;

    /** @param script what the page does; {@code done()} ends it */
    StrangersPage(String script) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] page = ("<!doctype html><title>waits</title><script>const done = () => { document.title = 'done'; };"
                        + script + "</script>")
                .getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
    }

    /** Every name that ends in {@code .test} is this machine: over plain HTTP to a name Chromium sends no Sec-Fetch headers. */
    void open() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "chromium-");
        Path output = folder.resolve("page.html");
        Process browser = new ProcessBuilder(
                        BROWSER,
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        // It would ask first; other browsers, and pages of the same network, do not.
                        "--disable-features=LocalNetworkAccessChecks",
                        "--host-resolver-rules=MAP *.test 127.0.0.1",
                        "--user-data-dir=" + folder,
                        "--virtual-time-budget=10000",
                        "--dump-dom",
                        "http://evil.test:" + server.getAddress().getPort() + "/")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = browser.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        browser.destroyForcibly();
        assertThat(ended).as(Files.readString(output)).isTrue();
        assertThat(Files.readString(output)).contains("<title>done</title>");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
