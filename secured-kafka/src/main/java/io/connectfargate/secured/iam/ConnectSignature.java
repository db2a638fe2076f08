package io.connectfargate.secured.iam;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** The one message of a client that authenticates with {@code AWS_MSK_IAM}: the parts of a URL that it has signed. */
final class ConnectSignature {
    static final String ACTION = "kafka-cluster:Connect";
    static final String VERSION = "2020_10_22";

    private static final String SERVICE = "kafka-cluster";
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** What AWS takes clocks to differ by at most. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final Map<String, String> message;

    private ConnectSignature(Map<String, String> message) {
        this.message = message;
    }

    /** @throws RefusedException if it is none */
    static ConnectSignature parse(byte[] json) throws RefusedException {
        try {
            return new ConnectSignature(new ObjectMapper().readValue(json, new TypeReference<>() {}));
        } catch (IOException e) {
            throw new RefusedException("the message is not a JSON object of strings");
        }
    }

    /**
     * Verifies it.
     *
     * @param seed what credentials are derived from
     * @param region the one that must have been signed for
     * @return whose it is
     * @throws RefusedException for whatever is wrong with it
     */
    SessionCredentials verify(String seed, String region, Instant now) throws RefusedException {
        expect("version", VERSION);
        expect("action", ACTION);
        expect("x-amz-algorithm", "AWS4-HMAC-SHA256");
        expect("x-amz-signedheaders", "host");
        Instant signed = signed();
        Duration validity = validity();
        check(!now.isBefore(signed.minus(SKEW)), "it was signed in the future, at " + signed);
        check(now.isBefore(signed.plus(validity)), "its signature has expired, it was made at " + signed);
        String accessKeyId = get("x-amz-credential").split("/", 2)[0];
        expect("x-amz-credential", scope(accessKeyId, DATE.format(signed).substring(0, 8), region));
        SessionCredentials credentials = SessionCredentials.of(seed, accessKeyId, message.get("x-amz-security-token"));
        check(now.isBefore(credentials.expiration()), "its credentials have expired: " + credentials);
        check(
                SessionCredentials.same(get("x-amz-signature"), signature(credentials, region, signed, validity)),
                "the signature is not what its credentials make: " + credentials);
        return credentials;
    }

    /** What the same credentials make of the same message at the same time. */
    private String signature(SessionCredentials credentials, String region, Instant signed, Duration validity)
            throws RefusedException {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.GET)
                .protocol("https")
                .host(get("host"))
                .encodedPath("/")
                .appendRawQueryParameter("Action", ACTION)
                .build();
        return AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(AwsSessionCredentialsIdentity.create(
                                credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken()))
                        .request(request)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, validity)
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(signed, ZoneOffset.UTC)))
                .request()
                .firstMatchingRawQueryParameter("X-Amz-Signature")
                .orElseThrow();
    }

    private Instant signed() throws RefusedException {
        try {
            return Instant.from(DATE.parse(get("x-amz-date")));
        } catch (DateTimeException e) {
            throw new RefusedException("x-amz-date is no time: " + get("x-amz-date"));
        }
    }

    private Duration validity() throws RefusedException {
        String seconds = get("x-amz-expires");
        check(seconds.matches("[0-9]{1,6}"), "x-amz-expires is no number of seconds: " + seconds);
        Duration validity = Duration.ofSeconds(Long.parseLong(seconds));
        check(
                !validity.isZero() && validity.compareTo(LONGEST) <= 0,
                "x-amz-expires is not within 1 and " + LONGEST.toSeconds() + ": " + seconds);
        return validity;
    }

    private void expect(String key, String value) throws RefusedException {
        check(get(key).equals(value), key + " is " + get(key) + " and not " + value);
    }

    private String get(String key) throws RefusedException {
        String value = message.get(key);
        check(value != null, key + " is missing");
        return value;
    }

    private static String scope(String accessKeyId, String date, String region) {
        return accessKeyId + "/" + date + "/" + region + "/" + SERVICE + "/aws4_request";
    }

    private static void check(boolean condition, String reason) throws RefusedException {
        if (!condition) {
            throw new RefusedException(reason);
        }
    }
}
