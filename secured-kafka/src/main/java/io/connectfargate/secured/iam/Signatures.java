package io.connectfargate.secured.iam;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.Consumer;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** Makes a signature once more: a caller's is good if the same credentials make the same of the same. */
final class Signatures {
    static final String ALGORITHM = "AWS4-HMAC-SHA256";

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** What AWS takes clocks to differ by at most. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private Signatures() {}

    /** @param request says what is signed, in which part of it, and for how long */
    static SignedRequest sign(
            SessionCredentials credentials,
            String service,
            String region,
            Instant signed,
            Consumer<SignRequest.Builder<AwsSessionCredentialsIdentity>> request) {
        AwsSessionCredentialsIdentity identity = AwsSessionCredentialsIdentity.create(
                credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken());
        SignRequest.Builder<AwsSessionCredentialsIdentity> builder = SignRequest.builder(identity)
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(signed, ZoneOffset.UTC));
        request.accept(builder);
        return AwsV4HttpSigner.create().sign(builder.build());
    }

    /** What stands in front of each signature: whose it is, and what for. */
    static String scope(String accessKeyId, Instant signed, String region, String service) {
        return accessKeyId + "/" + DATE.format(signed).substring(0, 8) + "/" + region + "/" + service + "/aws4_request";
    }

    /**
     * @param date as {@code x-amz-date} has it
     * @throws RefusedException if it is none, or does not lie between now and {@code validity} ago, give or take
     */
    static Instant time(String date, Duration validity, Instant now) throws RefusedException {
        try {
            Instant signed = Instant.from(DATE.parse(date));
            RefusedException.unless(!now.isBefore(signed.minus(SKEW)), "it was signed in the future, at " + signed);
            RefusedException.unless(
                    now.isBefore(signed.plus(validity)), "its signature has expired, it was made at " + signed);
            return signed;
        } catch (DateTimeException e) {
            throw new RefusedException("x-amz-date is no time: " + date);
        }
    }
}
