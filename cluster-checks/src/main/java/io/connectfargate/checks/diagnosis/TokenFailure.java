package io.connectfargate.checks.diagnosis;

import io.connectfargate.checks.connection.ClientSettings;
import io.connectfargate.checks.connection.Cluster;
import io.connectfargate.checks.connection.WorkerVariable;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.security.JaasContext;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerTokenCallback;
import org.apache.kafka.common.utils.Utils;

/** Why a client with OAUTHBEARER got no token. It asks for one itself, since Kafka's login does not report the reason. */
public final class TokenFailure {
    private static final String URL = SaslConfigs.SASL_OAUTHBEARER_TOKEN_ENDPOINT_URL;

    /** How Kafka words what the endpoint said. */
    private static final Pattern ANSWER =
            Pattern.compile("response code (\\d+) and error (?:response|message) (.*) was encountered");

    private final ClientSettings settings;
    private final String endpoint;

    /** Of this client. */
    public TokenFailure(ClientSettings settings) {
        this.settings = settings;
        this.endpoint = "the token endpoint " + settings.config().getString(URL) + " ";
    }

    /** @param failure what to explain if a token is to be had now */
    public Explanation explain(Throwable failure) {
        Throwable reason = ask(failure);
        if (settings.isIam()) {
            return new SaslFailure(settings).explain(reason);
        }
        if (Causes.has(reason, ConfigException.class)) {
            return misconfigured(reason);
        }
        if (Causes.has(reason, SSLException.class)) {
            return Explanation.refused(
                    endpoint + "failed in the TLS handshake: " + Causes.root(reason),
                    "check that this client trusts its certificate (ssl.truststore. options of "
                            + settings.name(SaslConfigs.SASL_JAAS_CONFIG) + ")");
        }
        String root = Causes.root(reason);
        Matcher answer = ANSWER.matcher(root);
        if (answer.find()) {
            return Explanation.refused(
                    endpoint + "responded with " + answer.group(1) + " " + answer.group(2),
                    "check client id, secret and scope");
        }
        return Explanation.passing(
                endpoint + "could not be reached: " + root,
                "check the URL, and that security groups allow this task to reach it");
    }

    private Explanation misconfigured(Throwable reason) {
        if (Causes.text(reason).contains("due to restrictions")) {
            return new Explanation(
                    Problem.Kind.SETTINGS,
                    endpoint + "is not on the list of those that Kafka's clients may use",
                    "set the same URL on the worker in "
                            + (settings.client().cluster() == Cluster.SOURCE
                                    ? WorkerVariable.SOURCE_OAUTH_TOKEN_ENDPOINT_URL
                                    : WorkerVariable.TARGET_OAUTH_TOKEN_ENDPOINT_URL));
        }
        return SettingsFailure.explain(reason);
    }

    private Throwable ask(Throwable failure) {
        AdminClientConfig config = settings.config();
        Class<?> type = config.getClass(SaslConfigs.SASL_LOGIN_CALLBACK_HANDLER_CLASS);
        if (type == null) {
            return failure;
        }
        AuthenticateCallbackHandler handler = Utils.newInstance(type, AuthenticateCallbackHandler.class);
        try {
            List<AppConfigurationEntry> login =
                    JaasContext.loadClientContext(config.values()).configurationEntries();
            handler.configure(config.values(), settings.mechanism(), login);
            handler.handle(new Callback[] {new OAuthBearerTokenCallback()});
            return failure;
        } catch (IOException | UnsupportedCallbackException | RuntimeException e) {
            return e;
        } finally {
            handler.close();
        }
    }
}
