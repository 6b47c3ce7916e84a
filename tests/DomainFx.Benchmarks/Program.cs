using DomainFx.Benchmarks.Frame;

// Each part of DomainFx has a group; figures and goals are explained in the group's file.
Group[] groups = [];
return await new Runner(groups).RunAsync(Settings.Parse(args));
