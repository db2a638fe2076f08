package io.connectfargate.connect.security;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.authenticator.SaslClientCallbackHandler;

/**
 * User name and password for SCRAM and PLAIN from files, read at each authentication: one that is changed is used by the next
 * connection and the next re-authentication. To be named in {@code sasl.client.callback.handler.class}.
 *
 * <p>The JAAS line names the files, {@code ScramLoginModule required usernameFile="/run/secrets/source/username"
 * passwordFile="/run/secrets/source/password";}, which have to lie in one of the {@link SecretFolders}.
 */
public class FileCredentials implements AuthenticateCallbackHandler {
    static final String USERNAME_FILE = "usernameFile";
    static final String PASSWORD_FILE = "passwordFile";

    private final SaslClientCallbackHandler others = new SaslClientCallbackHandler();
    private final SecretFolders folders;
    private SecretFile username;
    private SecretFile password;

    /** As Kafka makes it. */
    public FileCredentials() {
        this(SecretFolders.OF_IMAGE);
    }

    FileCredentials(SecretFolders folders) {
        this.folders = folders;
    }

    /** @throws ConfigException if a file is not named, not in one of the folders, or cannot be read */
    @Override
    public void configure(Map<String, ?> configs, String saslMechanism, List<AppConfigurationEntry> jaasConfigEntries) {
        if (!saslMechanism.equals("PLAIN") && !saslMechanism.startsWith("SCRAM-")) {
            throw new ConfigException(
                    getClass().getName() + " is for SCRAM and PLAIN, but sasl.mechanism is " + saslMechanism);
        }
        others.configure(configs, saslMechanism, jaasConfigEntries);
        Map<String, ?> options = jaasConfigEntries.get(0).getOptions();
        username = file(options, USERNAME_FILE);
        password = file(options, PASSWORD_FILE);
    }

    private SecretFile file(Map<String, ?> options, String option) {
        Object name = options.get(option);
        if (name == null) {
            throw new ConfigException(
                    "sasl.jaas.config has no " + option + ". Expected: " + option + "=\"...\", a file in " + folders);
        }
        SecretFile file = folders.file(name.toString())
                .map(SecretFile::new)
                .orElseThrow(() -> new ConfigException(
                        option + " in sasl.jaas.config is " + name + ". Expected: a file in " + folders));
        try {
            file.read();
        } catch (IOException e) {
            throw new ConfigException(option + " in sasl.jaas.config cannot be used: " + e.getMessage());
        }
        return file;
    }

    @Override
    public void handle(Callback[] callbacks) throws IOException, UnsupportedCallbackException {
        for (Callback callback : callbacks) {
            if (callback instanceof NameCallback name) {
                name.setName(username.read());
            } else if (callback instanceof PasswordCallback secret) {
                secret.setPassword(password.read().toCharArray());
            } else {
                others.handle(new Callback[] {callback});
            }
        }
    }

    @Override
    public void close() {}
}
