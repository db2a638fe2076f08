// Prints what CloudFormation's schemas and rules say of a template, a line for each finding: severity, rule, message.
// Usage: node src/validate.js TEMPLATE
import { RegoEngine, TemplateFile } from "@aws/cloudformation-validate";

const engine = new RegoEngine();
for (const { severity, ruleId, message } of engine.validateStandard(new TemplateFile(process.argv[2])).diagnostics) {
  console.log(`${severity} ${ruleId}: ${message}`);
}
engine.free();
