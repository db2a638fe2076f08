// Evaluates whether a role may assume another one, as IAM does across accounts: the role's policy and the other's trust policy.
// Usage: node src/assuming.js POLICY TRUST_POLICY ROLE_ARN OTHER_ROLE_ARN [EXTERNAL_ID]     prints Allowed, or how it is denied
import { runSimulation } from '@cloud-copilot/iam-simulate'
import { everything, read } from './policies.js'

const [policy, trustPolicy, principal, other, externalId] = process.argv.slice(2)
const simulation = {
  request: {
    action: 'sts:AssumeRole',
    principal,
    resource: { resource: other, accountId: other.split(':')[4] },
    contextVariables: externalId ? { 'sts:ExternalId': externalId } : {},
  },
  identityPolicies: read([policy]),
  resourcePolicy: read([trustPolicy])[0].policy,
  serviceControlPolicies: everything,
  resourceControlPolicies: [],
}
const answer = await runSimulation(simulation, {})
if (answer.resultType === 'error') throw new Error(JSON.stringify(answer.errors))
console.log(answer.overallResult)
