const project = (displayName, testMatch, extra = {}) => ({
  displayName,
  testMatch,
  transform: { '\\.ts$': ['@swc/jest', { jsc: { target: 'es2023' } }] },
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  ...extra,
});
export default {
  projects: [project('domain', ['<rootDir>/tests/{domain,texts,forms,views}/**/*.test.ts'])],
};
