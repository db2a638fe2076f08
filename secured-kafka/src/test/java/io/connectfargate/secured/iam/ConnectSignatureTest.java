package io.connectfargate.secured.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.msk.auth.iam.internals.AWS4SignedPayloadGenerator;
import software.amazon.msk.auth.iam.internals.AuthenticationRequestParams;

/** Against what the library sends that clients of MSK use. */
class ConnectSignatureTest {
    private static final String SEED = "seed";
    private static final String REGION = "us-east-1";
    private static final String HOST = "b-1.source.0000.c1.kafka.us-east-1.amazonaws.com";
    private static final String ROLE = "arn:aws:iam::012345678910:role/migration";

    private final Instant now = Instant.now();

    @Test
    void acceptsWhatTheClientLibrarySigns() throws Exception {
        // When
        SessionCredentials caller = verify(message(credentials(SEED)), REGION, now);

        // Then
        assertThat(caller.roleArn()).isEqualTo(ROLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"host", "x-amz-date", "x-amz-expires", "x-amz-signature", "x-amz-security-token"})
    void refusesMessageOfWhichAnyPartWasChanged(String part) throws Exception {
        // Given
        Map<String, String> message = message(credentials(SEED));
        message.computeIfPresent(part, (key, value) -> changed(key, value));

        // Then
        assertThatThrownBy(() -> verify(message, REGION, now)).isInstanceOf(RefusedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"version", "action", "x-amz-algorithm", "x-amz-credential", "x-amz-security-token", "host"})
    void refusesMessageOfWhichAnyPartIsMissing(String part) throws Exception {
        // Given
        Map<String, String> message = message(credentials(SEED));
        message.remove(part);

        // Then
        assertThatThrownBy(() -> verify(message, REGION, now)).hasMessageContaining("missing");
    }

    @Test
    void refusesCredentialsOfAnotherSeed() {
        assertThatThrownBy(() -> verify(message(credentials("other")), REGION, now))
                .hasMessage("the security token is missing or was not issued here");
    }

    @Test
    void refusesAnotherRegion() {
        assertThatThrownBy(() -> verify(message(credentials(SEED)), "eu-central-1", now))
                .hasMessageContaining("/us-east-1/")
                .hasMessageContaining("/eu-central-1/");
    }

    @Test
    void refusesExpiredCredentials() {
        assertThatThrownBy(() -> verify(message(credentials(SEED)), REGION, now.plus(Duration.ofSeconds(91))))
                .hasMessageStartingWith("its credentials have expired");
    }

    @Test
    void refusesExpiredSignature() {
        assertThatThrownBy(() -> verify(message(credentials(SEED)), REGION, now.plus(Duration.ofMinutes(16))))
                .hasMessageStartingWith("its signature has expired");
    }

    @Test
    void refusesSignatureOfTheFuture() {
        assertThatThrownBy(() -> verify(message(credentials(SEED)), REGION, now.minus(Duration.ofMinutes(6))))
                .hasMessageStartingWith("it was signed in the future");
    }

    /** The secret of one, the token of another: as if somebody had seen a token in a log. */
    @Test
    void refusesTokenWithoutItsSecret() throws Exception {
        // Given
        SessionCredentials seen = credentials(SEED);
        SessionCredentials thief =
                new SessionCredentials(seen.accessKeyId(), "guessed", seen.sessionToken(), ROLE, seen.expiration());

        // Then
        assertThatThrownBy(() -> verify(message(thief), REGION, now))
                .hasMessageStartingWith("the signature is not what its credentials make")
                .hasMessageNotContaining(seen.secretAccessKey());
    }

    private SessionCredentials credentials(String seed) {
        return SessionCredentials.issue(seed, ROLE, now.plus(Duration.ofSeconds(90)), "1");
    }

    private static Map<String, String> message(SessionCredentials credentials) throws Exception {
        AuthenticationRequestParams request = AuthenticationRequestParams.create(
                HOST,
                AwsSessionCredentials.create(
                        credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken()),
                "a client");
        byte[] payload = new AWS4SignedPayloadGenerator().signedPayload(request);
        return new ObjectMapper().readValue(payload, new TypeReference<>() {});
    }

    private static SessionCredentials verify(Map<String, String> message, String region, Instant now) throws Exception {
        return ConnectSignature.parse(new ObjectMapper().writeValueAsBytes(message))
                .verify(SEED, region, now);
    }

    /** Into what has the same form. */
    private static String changed(String key, String value) {
        int at = switch (key) {
            case "x-amz-date" -> value.length() - 2; // the last digit of the seconds
            default -> value.length() - 1;
        };
        char other = value.charAt(at) == '1' ? '2' : '1';
        return value.substring(0, at) + other + value.substring(at + 1);
    }
}
