package io.connectfargate.secured.iam;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Temporary credentials of a role, as STS hands them out.
 *
 * <p>The token says whose they are and for how long. It and the secret are derived from a seed: who knows that can verify
 * them without having issued them.
 *
 * @param roleArn the role that they stand for
 * @param expiration from when on they are worth nothing
 */
public record SessionCredentials(
        String accessKeyId, String secretAccessKey, String sessionToken, String roleArn, Instant expiration) {

    /** @param nonce makes those of one role different from each other, as a rotation does */
    public static SessionCredentials issue(String seed, String roleArn, Instant expiration, String nonce) {
        String content = expiration.getEpochSecond() + " " + nonce + " " + roleArn;
        String signed =
                Base64.getUrlEncoder().withoutPadding().encodeToString(content.getBytes(StandardCharsets.UTF_8));
        return of(seed, signed + "." + hex(seed, signed));
    }

    /**
     * Those that a token belongs to.
     *
     * @param shown the token; null if the caller has shown none
     * @throws RefusedException if the seed did not make it, it is not the key's, or has expired
     */
    static SessionCredentials of(String seed, String accessKeyId, String shown, Instant now) throws RefusedException {
        String token = shown == null ? "" : shown;
        int dot = token.indexOf('.');
        RefusedException.unless(
                dot >= 0 && same(token.substring(dot + 1), hex(seed, token.substring(0, dot))),
                "the security token is missing or was not issued here");
        SessionCredentials credentials = of(seed, token);
        RefusedException.unless(
                credentials.accessKeyId.equals(accessKeyId),
                "access key " + accessKeyId + " and security token do not belong together");
        RefusedException.unless(now.isBefore(credentials.expiration), "its credentials have expired: " + credentials);
        return credentials;
    }

    private static SessionCredentials of(String seed, String token) {
        byte[] signed = Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.')));
        String[] content = new String(signed, StandardCharsets.UTF_8).split(" ", 3);
        return new SessionCredentials(
                "ASIA" + hex(seed, "key " + token).substring(0, 16).toUpperCase(Locale.ROOT),
                hex(seed, "secret " + token).substring(0, 40),
                token,
                content[2],
                Instant.ofEpochSecond(Long.parseLong(content[0])));
    }

    /** Without what must not be known. */
    @Override
    public String toString() {
        return accessKeyId + " of " + roleArn + " until " + expiration;
    }

    /** Takes as long for any difference. */
    static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static String hex(String seed, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(seed.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
