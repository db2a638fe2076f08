package io.connectfargate.secured.iam;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code AssumeRole} of AWS STS, and nothing else of it. */
final class SecurityTokenService {
    private static final Logger LOG = LoggerFactory.getLogger(SecurityTokenService.class);

    private final CredentialIssuer issuer;
    private final List<Trust> trust;

    SecurityTokenService(CredentialIssuer issuer, List<Trust> trust) {
        this.issuer = issuer;
        this.trust = trust;
    }

    record Answer(int status, String xml) {}

    /** @param body of the request, as forms have it */
    Answer answer(CallerSignature signature, byte[] body, Instant now) {
        Map<String, String> parameters = parameters(new String(body, StandardCharsets.UTF_8));
        String role = parameters.getOrDefault("RoleArn", "");
        try {
            if (!"AssumeRole".equals(parameters.get("Action"))) {
                return error(400, "InvalidAction", "Could not find operation " + parameters.get("Action"));
            }
            SessionCredentials caller = signature.verify(issuer.seed(), "sts", now);
            String externalId = parameters.get("ExternalId");
            if (trust.stream().noneMatch(line -> line.allows(caller.roleArn(), role, externalId))) {
                LOG.warn("{} may not assume {} with external id {}", caller.roleArn(), role, externalId);
                return error(403, "AccessDenied", notAuthorized(caller.roleArn(), role));
            }
            return credentials(issuer.issue(role, now), parameters.get("RoleSessionName"));
        } catch (RefusedException e) {
            LOG.warn("{} cannot be assumed, because {}", role, e.getMessage());
            return error(403, "InvalidClientTokenId", "The security token included in the request is invalid.");
        }
    }

    private static String notAuthorized(String caller, String role) {
        return "User: " + caller + " is not authorized to perform: sts:AssumeRole on resource: " + role;
    }

    private static Answer credentials(SessionCredentials credentials, String session) {
        return new Answer(200, """
                <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
                  <AssumeRoleResult>
                    <AssumedRoleUser><Arn>%s</Arn><AssumedRoleId>AROATEST:%s</AssumedRoleId></AssumedRoleUser>
                    <Credentials>
                      <AccessKeyId>%s</AccessKeyId>
                      <SecretAccessKey>%s</SecretAccessKey>
                      <SessionToken>%s</SessionToken>
                      <Expiration>%s</Expiration>
                    </Credentials>
                  </AssumeRoleResult>
                  <ResponseMetadata><RequestId>%s</RequestId></ResponseMetadata>
                </AssumeRoleResponse>
                """.formatted(
                        credentials.roleArn(),
                        session,
                        credentials.accessKeyId(),
                        credentials.secretAccessKey(),
                        credentials.sessionToken(),
                        credentials.expiration(),
                        UUID.randomUUID()));
    }

    private static Answer error(int status, String code, String message) {
        return new Answer(status, """
                <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
                  <Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error>
                  <RequestId>%s</RequestId>
                </ErrorResponse>
                """.formatted(code, message, UUID.randomUUID()));
    }

    private static Map<String, String> parameters(String form) {
        return Arrays.stream(form.split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(
                        pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8), (a, b) -> b));
    }
}
