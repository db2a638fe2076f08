package io.connectfargate.connect.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * An answer as bytes, made once a round: many readers cost no more than one.
 *
 * @param tag another one for other bytes
 */
record Published(JsonNode document, byte[] plain, byte[] packed, String tag) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Published of(JsonNode document) {
        try {
            byte[] plain = JSON.writeValueAsBytes(document);
            CRC32C sum = new CRC32C();
            sum.update(plain);
            String tag = HexFormat.of().toHexDigits(sum.getValue()) + "-" + plain.length;
            return new Published(
                    document, plain, OffsetsTopicMemory.pack(new String(plain, StandardCharsets.UTF_8)), tag);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
