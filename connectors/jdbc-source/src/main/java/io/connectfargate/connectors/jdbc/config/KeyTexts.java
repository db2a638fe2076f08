package io.connectfargate.connectors.jdbc.config;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** What Connect shows of each key. */
final class KeyTexts {
    private static final Properties TEXTS = read();

    private KeyTexts() {}

    static String of(String key) {
        return TEXTS.getProperty(key);
    }

    private static Properties read() {
        Properties texts = new Properties();
        try (Reader file =
                new InputStreamReader(KeyTexts.class.getResourceAsStream("keys.properties"), StandardCharsets.UTF_8)) {
            texts.load(file);
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
