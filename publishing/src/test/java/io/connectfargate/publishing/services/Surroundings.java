package io.connectfargate.publishing.services;

import io.connectfargate.awsemulator.AwsEmulator;
import io.connectfargate.awsemulator.AwsTools;
import io.connectfargate.publishing.programs.Checkout;
import io.connectfargate.publishing.programs.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** AWS as far as build_images.sh sees it: the API and ECR of three partitions, under their real names. */
public final class Surroundings implements AutoCloseable {
    public static final String ACCOUNT = AwsEmulator.ACCOUNT;
    /** What the emulator gives out for ACCOUNT. */
    public static final String PASSWORD = ACCOUNT + "-auth-token";

    private static final Map<String, String> DOMAINS =
            Map.of("us-east-1", "amazonaws.com", "cn-north-1", "amazonaws.com.cn", "us-gov-west-1", "amazonaws.com");

    private final KeyPair keys;
    private final Registry registry;
    private final AwsEmulator aws;
    private final TunnelProxy proxy;

    public Surroundings(Path folder) throws IOException, GeneralSecurityException {
        List<String> names = new ArrayList<>();
        DOMAINS.keySet().forEach(region -> names.addAll(List.of(host(region), apiHost(region))));
        keys = KeyPair.make(folder, names);
        registry = new Registry(folder, keys, "AWS", PASSWORD);
        aws = AwsEmulator.startWithTls(folder, keys.certificate(), keys.key());
        Map<String, Integer> ports = new HashMap<>();
        for (String region : DOMAINS.keySet()) {
            ports.put(host(region) + ":443", registry.port());
            ports.put(apiHost(region) + ":443", aws.port());
        }
        proxy = new TunnelProxy(ports);
    }

    /** ECR's. */
    public static String host(String region) {
        return ACCOUNT + ".dkr.ecr." + region + "." + DOMAINS.get(region);
    }

    private static String apiHost(String region) {
        return "api.ecr." + region + "." + DOMAINS.get(region);
    }

    public Registry registry() {
        return registry;
    }

    public TunnelProxy proxy() {
        return proxy;
    }

    /** What a user behind this proxy, with these authorities and AWS credentials, has set. */
    public Map<String, String> environment() {
        String certificate = keys.certificate().toString();
        Map<String, String> environment = new HashMap<>(Map.of(
                "HTTPS_PROXY",
                "http://127.0.0.1:" + proxy.port(),
                "NO_PROXY",
                "127.0.0.1",
                "CURL_CA_BUNDLE",
                certificate,
                "AWS_CA_BUNDLE",
                certificate,
                "SSL_CERT_FILE",
                certificate,
                "AWS_ACCESS_KEY_ID",
                "AKIAEXAMPLE",
                "AWS_SECRET_ACCESS_KEY",
                "not-a-secret"));
        environment.put("PATH", AwsTools.path());
        environment.put(
                "MAVEN_OPTS",
                "-Dhttps.proxyHost=127.0.0.1 -Dhttps.proxyPort=" + proxy.port() + " -Djavax.net.ssl.trustStore="
                        + keys.trustStore() + " -Djavax.net.ssl.trustStorePassword=changeit");
        return environment;
    }

    /** The same with changes; a value that is empty removes the variable. */
    public Map<String, String> environment(Map<String, String> changes) {
        Map<String, String> environment = environment();
        environment.putAll(changes);
        environment.values().removeIf(String::isEmpty);
        return environment;
    }

    /** Calls the AWS CLI as a user would, outside of the script. */
    public Run aws(String... arguments) {
        List<String> command = new ArrayList<>(List.of("env", "aws")); // looks for it by the environment below
        command.addAll(List.of(arguments));
        Map<String, String> environment = new HashMap<>(Checkout.cleanEnvironment());
        environment.putAll(environment());
        return Run.of(Path.of("/"), environment, command);
    }

    /** A folder for DOCKER_CONFIG that knows the registry's user by its address on loopback. */
    public Path dockerConfiguration(Path folder) throws IOException {
        Files.writeString(folder.resolve("config.json"), registry.dockerConfiguration());
        return folder;
    }

    @Override
    public void close() throws IOException {
        proxy.close();
        aws.close();
        registry.close();
    }
}
