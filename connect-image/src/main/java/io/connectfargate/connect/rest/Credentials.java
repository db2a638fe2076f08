package io.connectfargate.connect.rest;

import io.connectfargate.connect.config.Variables;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The user and the password that writing requires, {@code REST_CREDENTIALS}. Prints neither. */
final class Credentials {
    private static final String SCHEME = "basic ";

    private final byte[] text;

    private Credentials(String text) {
        this.text = text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Those of an environment.
     *
     * @return empty if the variable is not set
     * @throws IllegalStateException if it cannot be used: the port must not be open by accident
     */
    static Optional<Credentials> of(Map<String, String> environment) {
        String text = environment.get(Variables.REST_CREDENTIALS.name());
        if (text != null && !isUsable(text)) {
            throw new IllegalStateException("REST_CREDENTIALS is not user:password");
        }
        return Optional.ofNullable(text).map(Credentials::new);
    }

    /** Whether a text is {@code user:password}, neither of them empty, in one line. */
    static boolean isUsable(String text) {
        int colon = text.indexOf(':');
        return colon > 0 && colon < text.length() - 1 && text.chars().noneMatch(Character::isISOControl);
    }

    /** @param header the value of {@code Authorization}, or null */
    boolean match(String header) {
        if (header == null || !header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return false;
        }
        try {
            byte[] given =
                    Base64.getDecoder().decode(header.substring(SCHEME.length()).trim());
            // Digests are of one length, so the time reveals nothing about it.
            return MessageDigest.isEqual(digest(given), digest(text));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The header that carries them to another worker. */
    String header() {
        return "Basic " + Base64.getEncoder().encodeToString(text);
    }

    @Override
    public String toString() {
        return "[hidden]";
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
