package io.connectfargate.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every rule, with a plan that breaks it. */
class PlanRulesTest {
    private static final String GOOD = """
            {"planned_values": {"root_module": {"resources": [
              {"type": "aws_vpc_security_group_ingress_rule", "address": "rest", "values": {
                "security_group_id": "sg-1", "referenced_security_group_id": "sg-1", "from_port": 8083, "to_port": 8083, "cidr_ipv4": ""}},
              {"type": "aws_security_group", "address": "group", "values": {
                "ingress": [{"cidr_blocks": ["10.0.0.0/8"], "ipv6_cidr_blocks": []}]}},
              {"type": "aws_iam_role_policy", "address": "role", "values": {
                "policy": "{'Statement': [{'Effect': 'Allow', 'Action': ['s3:GetObject'], 'Resource': 'arn:aws:s3:::files/*'}]}"}},
              {"type": "aws_s3_bucket_public_access_block", "address": "block", "values": {
                "block_public_acls": true, "block_public_policy": true, "ignore_public_acls": true, "restrict_public_buckets": true}},
              {"type": "aws_s3_bucket_server_side_encryption_configuration", "address": "sse", "values": {
                "rule": [{"apply_server_side_encryption_by_default": [{"sse_algorithm": "AES256"}]}]}},
              {"type": "aws_s3_bucket_policy", "address": "tls", "values": {
                "policy": "{'Statement': [{'Effect': 'Deny', 'Condition': {'Bool': {'aws:SecureTransport': 'false'}}}]}"}},
              {"type": "aws_efs_file_system", "address": "efs", "values": {"encrypted": true}},
              {"type": "aws_msk_cluster", "address": "msk", "values": {
                "encryption_info": [{"encryption_in_transit": [{"client_broker": "TLS"}]}]}},
              {"type": "aws_cloudwatch_log_group", "address": "logs", "values": {"retention_in_days": 30}},
              {"type": "aws_appautoscaling_policy", "address": "cpu", "values": {
                "target_tracking_scaling_policy_configuration": [{"scale_in_cooldown": 900, "scale_out_cooldown": 180}]}}
            ]}}}
            """.replace("'", "\\\"");

    @Test
    void letAGoodPlanPass() throws IOException {
        assertThat(PlanRules.broken(plan(GOOD))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"cidr_ipv4\": \"\" | \"cidr_ipv4\": \"0.0.0.0/0\" | rest admits the whole Internet",
                "\"cidr_ipv4\": \"\" | \"cidr_ipv6\": \"::/0\" | rest admits the whole Internet",
                "\"10.0.0.0/8\" | \"10.0.0.0/8\", \"0.0.0.0/0\" | group has a rule that admits the whole Internet",
                "\"ipv6_cidr_blocks\": [] | \"ipv6_cidr_blocks\": [\"::/0\"] | group has a rule that admits the whole Internet",
                "\"referenced_security_group_id\": \"sg-1\" | \"referenced_security_group_id\": \"sg-2\" | workers do not admit each other on port 8083",
                "\"from_port\": 8083 | \"from_port\": 8084 | workers do not admit each other on port 8083",
                "s3:GetObject | s3:* | role allows all actions",
                "[\\\"s3:GetObject\\\"] | \\\"*\\\" | role allows all actions",
                "\"block_public_acls\": true | \"block_public_acls\": false | block does not block all public access",
                "\"block_public_policy\": true | \"block_public_policy\": false | block does not block all public access",
                "\"ignore_public_acls\": true | \"ignore_public_acls\": false | block does not block all public access",
                "\"restrict_public_buckets\": true | \"restrict_public_buckets\": false | block does not block all public access",
                "\"sse_algorithm\" | \"algorithm\" | sse does not encrypt",
                "aws_s3_bucket_policy | aws_s3_other | there is no aws_s3_bucket_policy",
                "aws:SecureTransport | aws:SourceIp | tls admits requests without TLS",
                "\"encrypted\": true | \"encrypted\": false | efs is not encrypted",
                "\"client_broker\": \"TLS\" | \"client_broker\": \"TLS_PLAINTEXT\" | msk admits clients without TLS",
                "\"retention_in_days\": 30 | \"retention_in_days\": 0 | logs keeps logs forever",
                "\"scale_in_cooldown\": 900 | \"scale_in_cooldown\": 60 | cpu scales again within the 180 s of a start and a rebalance",
                "\"scale_out_cooldown\": 180 | \"scale_out_cooldown\": 179 | cpu scales again within the 180 s of a start and a rebalance"
            })
    void findAMistake(String right, String wrong, String sentence) throws IOException {
        // Given
        String mistaken = GOOD.replace(right, wrong);
        assertThat(mistaken).isNotEqualTo(GOOD);

        // When and Then
        assertThat(PlanRules.broken(plan(mistaken))).containsExactly(sentence);
    }

    private static Plan plan(String json) throws IOException {
        return new Plan(new ObjectMapper().readTree(json));
    }
}
