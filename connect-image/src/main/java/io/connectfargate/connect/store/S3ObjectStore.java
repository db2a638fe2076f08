package io.connectfargate.connect.store;

import java.io.IOException;
import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Amazon S3 with the task role's credentials and the task's region; buckets may lie in another region. */
public final class S3ObjectStore implements ObjectStore {
    /**
     * An address that does not respond is given up after one try of the SDK's, so that the log shows why while S3 is
     * waited for.
     */
    private static final Duration ATTEMPT = Duration.ofSeconds(10);

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    /**
     * Reads one object whole.
     *
     * @throws StoreAwayException.Now if S3 does not respond, or says that it cannot now
     * @throws IOException if another try would not help
     */
    @Override
    public byte[] read(String bucket, String key) throws IOException {
        try (S3Client client = S3Client.builder()
                .crossRegionAccessEnabled(true)
                .overrideConfiguration(
                        settings -> settings.apiCallAttemptTimeout(ATTEMPT).apiCallTimeout(ATTEMPT.plusSeconds(1)))
                .build()) {
            return client.getObjectAsBytes(request -> request.bucket(bucket).key(key))
                    .asByteArray();
        } catch (S3Exception e) {
            throw answered(e);
        } catch (SdkClientException e) {
            throw unasked(e);
        }
    }

    private static IOException answered(S3Exception e) {
        String code = e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorCode();
        String answer = "S3 responded with " + e.statusCode() + (code == null ? "" : " " + code);
        return e.statusCode() >= SERVER_ERROR || e.statusCode() == TOO_MANY_REQUESTS
                ? new StoreAwayException.Now(answer, e)
                : new IOException(answer + ": the object must exist and the task role needs s3:GetObject on it", e);
    }

    /** Properties that are missing, and certificates that are not trusted, will be so at the next try. */
    private static IOException unasked(SdkClientException e) {
        String sentence = "S3 cannot be read (" + e.getMessage()
                + "): the task needs a task role, AWS_REGION and a network route to S3";
        return isMistake(e) ? new IOException(sentence, e) : new StoreAwayException.Now(sentence, e);
    }

    private static boolean isMistake(SdkClientException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (message.contains("PKIX path")
                    || message.contains("Unable to load region")
                    || message.contains("Unable to load credentials") && !hasRole()) {
                return true;
            }
        }
        return false;
    }

    /** ECS sets one of them where the task has a role: then the endpoint of its credentials does not respond. */
    private static boolean hasRole() {
        return System.getenv("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI") != null
                || System.getenv("AWS_CONTAINER_CREDENTIALS_FULL_URI") != null;
    }
}
