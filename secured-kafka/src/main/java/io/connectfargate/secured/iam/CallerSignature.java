package io.connectfargate.secured.iam;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Who calls an AWS service, as its {@code Authorization} header has it.
 *
 * @param headers of the request
 * @param url that it was sent to
 */
record CallerSignature(Map<String, List<String>> headers, String url, byte[] body) {
    private static final String AUTHORIZATION = "Authorization";

    private static final Pattern SYNTAX = Pattern.compile(Signatures.ALGORITHM
            + " Credential=(?<key>[^/]+)/[0-9]{8}/(?<region>[^/]+)/[^/]+/aws4_request, "
            + "SignedHeaders=(?<headers>[^,]+), Signature=[0-9a-f]{64}");

    /** Those that the signer adds by itself. */
    private static final Set<String> SIGNERS_OWN =
            Set.of("host", "x-amz-date", "x-amz-security-token", "x-amz-content-sha256");

    /** How old a request may be that is no URL to be handed on. */
    private static final Duration VALIDITY = Duration.ofMinutes(5);

    /**
     * Verifies it.
     *
     * @param service that it must be signed for
     * @throws RefusedException for whatever is wrong with it
     */
    SessionCredentials verify(String seed, String service, Instant now) throws RefusedException {
        Matcher authorization = SYNTAX.matcher(header(AUTHORIZATION));
        RefusedException.unless(authorization.matches(), "the Authorization header is missing or no signature");
        Instant signed = Signatures.time(header("x-amz-date"), VALIDITY, now);
        SessionCredentials credentials =
                SessionCredentials.of(seed, authorization.group("key"), header("x-amz-security-token"), now);
        String expected = Signatures.sign(
                        credentials,
                        service,
                        authorization.group("region"),
                        signed,
                        sign -> sign.request(
                                        request(authorization.group("headers").split(";")))
                                .payload(ContentStreamProvider.fromByteArray(body)))
                .request()
                .firstMatchingHeader(AUTHORIZATION)
                .orElseThrow();
        RefusedException.unless(
                SessionCredentials.same(header(AUTHORIZATION), expected),
                "the signature is not what its credentials make: " + credentials);
        return credentials;
    }

    private SdkHttpRequest request(String... signedHeaders) {
        SdkHttpRequest.Builder request =
                SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(URI.create(url + "/"));
        for (String name : signedHeaders) {
            if (!SIGNERS_OWN.contains(name)) {
                request.putHeader(name, header(name));
            }
        }
        return request.build();
    }

    /** Empty if there is none. */
    private String header(String name) {
        return headers.entrySet().stream()
                .filter(header -> name.equalsIgnoreCase(header.getKey()))
                .map(header -> header.getValue().get(0))
                .findFirst()
                .orElse("");
    }
}
