package io.connectfargate.secured.iam;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/** The one message of a client that authenticates with {@code AWS_MSK_IAM}: the parts of a URL that it has signed. */
final class ConnectSignature {
    static final String ACTION = "kafka-cluster:Connect";
    static final String VERSION = "2020_10_22";

    private static final String SERVICE = "kafka-cluster";
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
        expect("x-amz-algorithm", Signatures.ALGORITHM);
        expect("x-amz-signedheaders", "host");
        Duration validity = validity();
        Instant signed = Signatures.time(get("x-amz-date"), validity, now);
        String accessKeyId = get("x-amz-credential").split("/", 2)[0];
        expect("x-amz-credential", Signatures.scope(accessKeyId, signed, region, SERVICE));
        SessionCredentials credentials =
                SessionCredentials.of(seed, accessKeyId, message.get("x-amz-security-token"), now);
        RefusedException.unless(
                SessionCredentials.same(get("x-amz-signature"), signature(credentials, region, signed, validity)),
                "the signature is not what its credentials make: " + credentials);
        return credentials;
    }

    private String signature(SessionCredentials credentials, String region, Instant signed, Duration validity)
            throws RefusedException {
        SdkHttpRequest url = SdkHttpRequest.builder()
                .method(SdkHttpMethod.GET)
                .protocol("https")
                .host(get("host"))
                .appendRawQueryParameter("Action", ACTION)
                .build();
        return Signatures.sign(
                        credentials,
                        SERVICE,
                        region,
                        signed,
                        sign -> sign.request(url)
                                .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                                .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, validity))
                .request()
                .firstMatchingRawQueryParameter("X-Amz-Signature")
                .orElseThrow();
    }

    private Duration validity() throws RefusedException {
        String seconds = get("x-amz-expires");
        RefusedException.unless(seconds.matches("[1-9][0-9]{0,5}"), "x-amz-expires is no number: " + seconds);
        Duration validity = Duration.ofSeconds(Long.parseLong(seconds));
        RefusedException.unless(
                validity.compareTo(LONGEST) <= 0, "x-amz-expires is more than " + LONGEST.toSeconds() + ": " + seconds);
        return validity;
    }

    private void expect(String key, String value) throws RefusedException {
        RefusedException.unless(get(key).equals(value), key + " is " + get(key) + " and not " + value);
    }

    private String get(String key) throws RefusedException {
        String value = message.get(key);
        RefusedException.unless(value != null, key + " is missing");
        return value;
    }
}
