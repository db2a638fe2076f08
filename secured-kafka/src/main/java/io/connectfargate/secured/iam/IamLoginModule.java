package io.connectfargate.secured.iam;

import java.security.Provider;
import java.security.Security;
import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.spi.LoginModule;

/** What a broker names in {@code sasl.jaas.config} to know the mechanism {@code AWS_MSK_IAM}. Its option is {@code seed}. */
public final class IamLoginModule implements LoginModule {
    static {
        Security.addProvider(new IamProvider());
    }

    private static final class IamProvider extends Provider {
        IamProvider() {
            super("Server side of AWS_MSK_IAM", "1.0", "Verifies what aws-msk-iam-auth signs");
            put("SaslServerFactory." + IamSaslServer.MECHANISM, IamSaslServer.Factory.class.getName());
        }
    }

    @Override
    public void initialize(
            Subject subject, CallbackHandler handler, Map<String, ?> sharedState, Map<String, ?> options) {}

    @Override
    public boolean login() {
        return true;
    }

    @Override
    public boolean commit() {
        return true;
    }

    @Override
    public boolean abort() {
        return false;
    }

    @Override
    public boolean logout() {
        return true;
    }
}
