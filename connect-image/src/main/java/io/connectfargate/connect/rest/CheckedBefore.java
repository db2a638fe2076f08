package io.connectfargate.connect.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * What one worker of the group reports to the next one about a request that it hands on: the clusters of this very connector
 * accept it.
 *
 * <p>Connect hands on nothing but the body and the header {@code Authorization}, both unsigned, and serializes the body again.
 * So the signature stands in that header, is made with the group's key, and covers what the body means.
 */
final class CheckedBefore {
    private static final String SCHEME = "Checked ";
    private static final String ALGORITHM = "HmacSHA256";
    /** The way to the next worker, and how far the clocks of two may be apart. */
    private static final Duration VALID = Duration.ofMinutes(1);

    private static final ObjectMapper JSON = new ObjectMapper();

    private CheckedBefore() {}

    /**
     * A header, taken apart.
     *
     * @param seal null if there is none
     * @param authorization what the caller sent; null if he sent nothing
     */
    record Header(String seal, String authorization) {
        static Header of(String value) {
            if (value == null || !value.startsWith(SCHEME)) {
                return new Header(null, value);
            }
            String[] parts = value.substring(SCHEME.length()).split(" ", 2);
            return new Header(parts[0], parts.length == 1 ? null : parts[1]);
        }

        /** The header that carries both. */
        String value() {
            return SCHEME + seal + (authorization == null ? "" : " " + authorization);
        }
    }

    /** For the next worker. */
    static String seal(SecretKey key, ConnectorRequest request, Instant now) {
        long time = now.toEpochMilli();
        return time + ":" + Base64.getEncoder().encodeToString(signature(key, request, time));
    }

    /** Whether a worker of the group has checked this very request a moment ago. An unauthenticated client cannot say so. */
    static boolean isProvenBy(String seal, SecretKey key, ConnectorRequest request, Instant now) {
        String[] parts = seal.split(":", 2);
        try {
            long time = Long.parseLong(parts[0]);
            return parts.length == 2
                    && Math.abs(Math.subtractExact(now.toEpochMilli(), time)) <= VALID.toMillis()
                    && MessageDigest.isEqual(Base64.getDecoder().decode(parts[1]), signature(key, request, time));
        } catch (IllegalArgumentException | ArithmeticException e) {
            return false;
        }
    }

    private static byte[] signature(SecretKey key, ConnectorRequest request, long time) {
        Map<String, String> config = new TreeMap<>(request.config());
        // Connect adds it before it hands the request on.
        config.putIfAbsent("name", request.name());
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(
                    JSON.writeValueAsBytes(List.of("checked", time, request.name(), request.runs(), config)));
        } catch (GeneralSecurityException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
