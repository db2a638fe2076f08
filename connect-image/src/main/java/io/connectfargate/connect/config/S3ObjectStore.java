package io.connectfargate.connect.config;

import java.io.IOException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Amazon S3 with the task role's credentials and the task's region; buckets may lie in another region. */
public final class S3ObjectStore implements ObjectStore {
    @Override
    public byte[] read(String bucket, String key) throws IOException {
        try (S3Client client = S3Client.builder().crossRegionAccessEnabled(true).build()) {
            return client.getObjectAsBytes(request -> request.bucket(bucket).key(key))
                    .asByteArray();
        } catch (S3Exception e) {
            throw new IOException(
                    "S3 answered " + e.statusCode() + " " + e.awsErrorDetails().errorCode()
                            + ": the object must exist and the task role needs s3:GetObject on it",
                    e);
        } catch (SdkClientException e) {
            throw new IOException(
                    "S3 could not be asked (" + e.getMessage()
                            + "): the task needs a task role, AWS_REGION and a way to S3",
                    e);
        }
    }
}
