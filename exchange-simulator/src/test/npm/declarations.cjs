// Reads what the exchange's npm package declares: which calls its clients have and which model each answers with, and
// which properties every model has, of which JSON type, and which of them are always there.
'use strict';
const fs = require('fs');
const path = require('path');

const PACKAGE = path.join(path.dirname(require.resolve('kalshi-typescript/package.json')), 'dist');
const COMMENTS = /\/\*[\s\S]*?\*\//g;

function sources(folder) {
  return fs
    .readdirSync(path.join(PACKAGE, folder))
    .filter((name) => name.endsWith('.d.ts'))
    .map((name) => fs.readFileSync(path.join(PACKAGE, folder, name), 'utf8').replace(COMMENTS, ''));
}

function matches(text, pattern) {
  return [...text.matchAll(pattern)];
}

// name of the model -> name of the property -> { type, required }
function readModels() {
  const models = {};
  for (const text of sources('models')) {
    for (const [, name, body] of matches(text, /export interface (\w+) \{([\s\S]*?)\n\}/g)) {
      models[name] = {};
      for (const [, property, optional, type] of matches(body, /^ {4}'([^']+)'(\?)?: ([\s\S]*?);$/gm)) {
        models[name][property] = { type, required: !optional };
      }
    }
  }
  return models;
}

// name of the enumeration -> its values
function readEnums() {
  const enums = {};
  for (const text of sources('models')) {
    for (const [, name, body] of matches(text, /export declare const (\w+): \{([\s\S]*?)\n\};/g)) {
      enums[name] = matches(body, /: "?([^";]*)"?;/g).map(([, value]) => value);
    }
  }
  return enums;
}

// name of the client -> name of the call -> type of its answer
function readClients(names) {
  const clients = {};
  for (const text of sources('api')) {
    for (const [, name, body] of matches(text, /export declare class (\w+) extends BaseAPI \{([\s\S]*?)\n\}/g)) {
      if (names.includes(name)) {
        clients[name] = {};
        for (const [, call, answer] of matches(body, /^ {4}(\w+)\(.*AxiosResponse<([^,]+), any/gm)) {
          clients[name][call] = answer;
        }
      }
    }
  }
  return clients;
}

class Checker {
  constructor() {
    this.models = readModels();
    this.enums = readEnums();
    this.seen = new Set();
  }

  // What is wrong with a value that is to be of a declared type.
  problems(type, value, at) {
    const alternatives = type.split('|').map((each) => each.trim());
    if (alternatives.length > 1) {
      return alternatives.some((each) => this.problems(each, value, at).length === 0)
        ? this.problems(alternatives.find((each) => this.problems(each, value, at).length === 0), value, at)
        : [`${at} is no ${type}: ${JSON.stringify(value)}`];
    }
    if (type.startsWith('Array<')) {
      return Array.isArray(value)
        ? value.flatMap((element) => this.problems(type.slice(6, -1), element, at + '[]'))
        : [`${at} is no array`];
    }
    if (this.models[type]) {
      return this.ofModel(type, value, at);
    }
    return this.fits(type, value) ? [] : [`${at} is no ${type}: ${JSON.stringify(value)}`];
  }

  fits(type, value) {
    if (this.enums[type]) {
      return this.enums[type].includes(String(value));
    }
    switch (type) {
      case 'string':
      case 'number':
      case 'boolean':
        return typeof value === type;
      case 'null':
        return value === null;
      case 'void':
        return value === '' || value === undefined || value === null;
      case 'any':
        return true;
      default:
        if (type !== 'object' && !type.startsWith('{')) {
          throw new Error('a type that is not understood: ' + type);
        }
        return typeof value === 'object' && value !== null && !Array.isArray(value);
    }
  }

  ofModel(name, value, at) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return [`${at} is no ${name}: ${JSON.stringify(value)}`];
    }
    this.seen.add(name);
    return Object.entries(this.models[name]).flatMap(([property, { type, required }]) => {
      if (property in value) {
        return this.problems(type, value[property], `${at}.${property}`);
      }
      return required ? [`${at}.${property} is missing`] : [];
    });
  }

  // The models that an answer may hold, whether or not it did.
  reachable(type, into = new Set()) {
    for (const [name] of matches(type, /\w+/g)) {
      if (this.models[name] && !into.has(name)) {
        into.add(name);
        Object.values(this.models[name]).forEach((property) => this.reachable(property.type, into));
      }
    }
    return into;
  }
}

module.exports = { Checker, readClients };
