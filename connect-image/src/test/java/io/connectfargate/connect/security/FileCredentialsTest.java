package io.connectfargate.connect.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.security.scram.ScramExtensionsCallback;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileCredentialsTest {
    @TempDir
    private Path directory;

    private Path folder;
    private Path username;
    private Path password;
    private FileCredentials credentials;

    @BeforeEach
    void writeFiles() throws IOException {
        folder = Files.createDirectory(directory.resolve("secrets"));
        username = Files.writeString(folder.resolve("username"), "mirror\n");
        password = Files.writeString(folder.resolve("password"), "s e\"c\\ret\r\n");
        credentials = new FileCredentials(new SecretFolders(List.of(folder, directory.resolve("missing"))));
    }

    @Test
    void readsBothFilesAnewEachTimeWithoutTheLineBreakAtTheEnd() throws Exception {
        // Given
        configure(username.toString(), password.toString());
        assertThat(asked()).isEqualTo("mirror s e\"c\\ret");

        // When
        Files.writeString(username, "other");
        Files.writeString(password, "new\n\n");

        // Then
        assertThat(asked()).isEqualTo("other new\n");
    }

    @Test
    void usesWhatWasThereLastWhileAFileIsRewritten() throws Exception {
        // Given
        configure(username.toString(), password.toString());
        asked();

        // When
        Files.writeString(username, "");
        Files.delete(password);

        // Then
        assertThat(asked()).isEqualTo("mirror s e\"c\\ret");
        Files.writeString(password, "new");
        assertThat(asked()).isEqualTo("mirror new");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "%s/../outside", "secrets/username", "%s"})
    void refusesAFileOutsideOfTheFolders(String path) throws IOException {
        Files.writeString(directory.resolve("outside"), "a secret of somebody else");

        assertThatThrownBy(() -> configure(username.toString(), path.formatted(folder)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("passwordFile in sasl.jaas.config")
                .hasMessageNotContaining("somebody else");
    }

    @Test
    void refusesEveryFileWhereThereIsNoFolder() {
        credentials = new FileCredentials(new SecretFolders(List.of(directory.resolve("missing"))));

        assertThatThrownBy(() -> configure(username.toString(), password.toString()))
                .hasMessageContaining("usernameFile in sasl.jaas.config is " + username)
                .hasMessageContaining("Expected: a file in " + directory.resolve("missing"));
    }

    @Test
    void saysWhatTheJaasLineLacks() {
        assertThatThrownBy(() -> configure(Map.of("usernameFile", username.toString(), "password", "x"), "PLAIN"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("sasl.jaas.config has no passwordFile");
        assertThatThrownBy(() ->
                        configure(username.toString(), folder.resolve("missing").toString()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("passwordFile in sasl.jaas.config cannot be used")
                .hasMessageContaining("NoSuchFile");
        assertThatThrownBy(() -> configure(Map.of(), "OAUTHBEARER"))
                .hasMessageContaining("is for SCRAM and PLAIN, but sasl.mechanism is OAUTHBEARER");
    }

    @Test
    void answersWhatElseScramAsks() throws Exception {
        configure(username.toString(), password.toString());
        ScramExtensionsCallback extensions = new ScramExtensionsCallback();

        credentials.handle(new Callback[] {extensions});

        assertThat(extensions.extensions()).isEmpty();
    }

    private void configure(String usernameFile, String passwordFile) {
        configure(Map.of("usernameFile", usernameFile, "passwordFile", passwordFile), "SCRAM-SHA-512");
    }

    private void configure(Map<String, String> options, String mechanism) {
        credentials.configure(
                Map.of(),
                mechanism,
                List.of(new AppConfigurationEntry(
                        "any", AppConfigurationEntry.LoginModuleControlFlag.REQUIRED, options)));
    }

    private String asked() throws Exception {
        NameCallback name = new NameCallback("Name:");
        PasswordCallback secret = new PasswordCallback("Password:", false);
        credentials.handle(new Callback[] {name, secret});
        return name.getName() + " " + new String(secret.getPassword());
    }
}
