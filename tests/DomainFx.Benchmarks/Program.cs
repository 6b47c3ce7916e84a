using DomainFx.Benchmarks.Codec;
using DomainFx.Benchmarks.Command;
using DomainFx.Benchmarks.Dispatch;
using DomainFx.Benchmarks.Frame;
using DomainFx.Benchmarks.Generator;
using DomainFx.Benchmarks.Sqlite;

// Each part of DomainFx has a group; figures and goals are explained in the group's file.
Group[] groups = [new CodecGroup(), new DispatchGroup(), new CommandGroup(), new SqliteGroup(), new GeneratorGroup()];
return await new Runner(groups).RunAsync(Settings.Parse(args));
