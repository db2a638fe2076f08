package io.connectfargate.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectfargate.awsemulator.AwsEmulator;
import io.connectfargate.testsupport.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A stack on an AWS of its own: plans, applies, reads back. */
final class Stack implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AwsEmulator aws;
    private final Provider provider;
    private final Workspace workspace;

    /** @param folder an empty one */
    Stack(Path folder) throws IOException {
        aws = AwsEmulator.start(folder);
        provider = provider(folder);
        Map<String, String> environment = new HashMap<>(aws.environment());
        environment.putAll(provider.environment());
        workspace = new Workspace(folder, environment);
    }

    private Provider provider(Path folder) throws IOException {
        try {
            return new Provider(folder, aws.environment());
        } catch (IOException | RuntimeException e) {
            aws.close();
            throw e;
        }
    }

    Workspace workspace() {
        return workspace;
    }

    /** The VPC that every account has, whose subnets are public: what a newcomer writes into {@code main.tfvars}. */
    String defaultVpc() throws IOException {
        String vpc = aws("ec2", "describe-vpcs").at("/Vpcs/0/VpcId").asText();
        return "vpc_id = \"" + vpc + "\"\nassign_public_ip = true\n";
    }

    /** Applies; then a plan must be empty, and breaks no rule. Gives that plan, in which all values are known. */
    Plan create() throws IOException {
        workspace.apply();
        Plan again = new Plan(workspace.planned());
        assertThat(again.changes()).isEmpty();
        assertThat(PlanRules.broken(again)).isEmpty();
        return again;
    }

    /** Destroys everything; nothing may be left that the state knew. */
    void destroy() throws IOException {
        assertThat(workspace.destroy()).contains("Destroy complete!");
        assertThat(JSON.readTree(workspace.state()).path("resources")).isEmpty();
        assertThat(aws("kafka", "list-clusters-v2").path("ClusterInfoList")).isEmpty();
    }

    /** What AWS responds to a call of its CLI. */
    JsonNode aws(String... arguments) throws IOException {
        return JSON.readTree(text(arguments));
    }

    /** The same, of calls that respond with something else than JSON. */
    String text(String... arguments) {
        Program program = aws.aws(arguments);
        assertThat(program.exitCode()).as(program.output()).isZero();
        return program.output();
    }

    /** A connector file as it is in the bucket. */
    JsonNode connector(String name) throws IOException {
        String uri = JSON.readTree(
                        workspace.run("output", "-json", "connector_s3_uris").output())
                .path(name)
                .asText();
        return JSON.readTree(text("s3", "cp", "--quiet", uri, "-"));
    }

    /** Runs the commands of an output, as operators do; they must succeed. Gives what they print. */
    String run(String output) {
        Program bash = Program.run(
                workspace.folder(),
                List.of("bash", "-euo", "pipefail", "-c", workspace.output(output)),
                aws.environment());
        assertThat(bash.exitCode()).as(bash.output()).isZero();
        return bash.output();
    }

    /** The only container of a task definition, as it is registered. */
    Container container(String family) throws IOException {
        return new Container(aws("ecs", "describe-task-definition", "--task-definition", family)
                .at("/taskDefinition/containerDefinitions/0"));
    }

    /** What programs need to use this AWS. */
    Map<String, String> environment() {
        return aws.environment();
    }

    /** Names of the policies of a role of this stack, sorted. */
    List<String> policies(String role) throws IOException {
        JsonNode names = aws("iam", "list-role-policies", "--role-name", role).path("PolicyNames");
        return JSON.convertValue(names, JSON.getTypeFactory().constructCollectionType(List.class, String.class));
    }

    /** A policy as it is attached. */
    JsonNode policy(String role, String name) throws IOException {
        return aws("iam", "get-role-policy", "--role-name", role, "--policy-name", name)
                .path("PolicyDocument");
    }

    @Override
    public void close() {
        provider.close();
        aws.close();
    }
}
