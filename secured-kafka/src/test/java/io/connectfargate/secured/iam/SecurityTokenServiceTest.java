package io.connectfargate.secured.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Against requests that the AWS SDK's signer has signed. */
class SecurityTokenServiceTest {
    private static final String URL = "http://127.0.0.1:8099";
    private static final String TASK_ROLE = "arn:aws:iam::012345678910:role/task";
    private static final String OTHER_ROLE = "arn:aws:iam::999999999999:role/partner";

    private final Instant now = Instant.now();
    private final CredentialIssuer issuer = new CredentialIssuer("seed", Duration.ofHours(1), Duration.ofHours(2));
    private final SessionCredentials caller = issuer.issue(TASK_ROLE, now);
    private final SecurityTokenService sts =
            new SecurityTokenService(issuer, List.of(new Trust(OTHER_ROLE, TASK_ROLE, Optional.of("our contract"))));

    @Test
    void handsOutCredentialsOfTheOtherRole() {
        // When
        SecurityTokenService.Answer answer = assume(caller, "sts", "our contract");

        // Then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.xml()).contains(issuer.issue(OTHER_ROLE, now).sessionToken());
    }

    @Test
    void refusesWhoIsNotTrusted() {
        // Given
        SessionCredentials stranger = issuer.issue("arn:aws:iam::012345678910:role/outsider", now);

        // Then
        assertRefused(assume(stranger, "sts", "our contract"), "AccessDenied");
        assertRefused(assume(caller, "sts", "another contract"), "AccessDenied");
    }

    @Test
    void refusesWhoOnlyKnowsTheToken() {
        // Given
        SessionCredentials thief = new SessionCredentials(
                caller.accessKeyId(), "guessed", caller.sessionToken(), TASK_ROLE, caller.expiration());

        // Then
        assertRefused(assume(thief, "sts", "our contract"), "InvalidClientTokenId");
    }

    @Test
    void refusesWhatIsSignedForAnotherService() {
        assertRefused(assume(caller, "s3", "our contract"), "InvalidClientTokenId");
    }

    @Test
    void refusesRequestThatWasChanged() {
        // Given
        SdkHttpRequest signed = signed(caller, "sts", body("another contract"));
        byte[] changed = bytes(body("our contract"));

        // Then
        assertRefused(
                sts.answer(new CallerSignature(signed.headers(), URL, changed), changed, now), "InvalidClientTokenId");
    }

    @Test
    void refusesOldRequest() {
        // Given
        String body = body("our contract");
        CallerSignature signature =
                new CallerSignature(signed(caller, "sts", body).headers(), URL, bytes(body));

        // Then
        assertRefused(sts.answer(signature, bytes(body), now.plus(Duration.ofMinutes(6))), "InvalidClientTokenId");
    }

    private SecurityTokenService.Answer assume(SessionCredentials credentials, String service, String externalId) {
        String body = body(externalId);
        CallerSignature signature =
                new CallerSignature(signed(credentials, service, body).headers(), URL, bytes(body));
        return sts.answer(signature, bytes(body), now);
    }

    private SdkHttpRequest signed(SessionCredentials credentials, String service, String body) {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(URI.create(URL + "/"))
                .putHeader("Content-Type", "application/x-www-form-urlencoded")
                .build();
        return Signatures.sign(
                        credentials,
                        service,
                        "us-east-1",
                        now,
                        sign -> sign.request(request).payload(ContentStreamProvider.fromUtf8String(body)))
                .request();
    }

    private static String body(String externalId) {
        return "Action=AssumeRole&RoleSessionName=test&RoleArn=" + encoded(OTHER_ROLE) + "&ExternalId="
                + encoded(externalId);
    }

    private static void assertRefused(SecurityTokenService.Answer answer, String code) {
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.xml()).contains("<Code>" + code + "</Code>").doesNotContain("SessionToken");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
