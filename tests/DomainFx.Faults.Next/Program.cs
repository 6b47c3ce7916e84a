using DomainFx.Faults.Child;

return await WorkingChild.RunAsync(args[1..]);
