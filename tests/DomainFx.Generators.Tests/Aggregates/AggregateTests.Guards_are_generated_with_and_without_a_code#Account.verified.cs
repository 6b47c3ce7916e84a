//HintName: Account.cs
private static void Require([global::System.Diagnostics.CodeAnalysis.DoesNotReturnIf(false)] bool condition, string code, string message) =>
    global::DomainFx.Requirement.Require(condition, code, message);
private static void Require([global::System.Diagnostics.CodeAnalysis.DoesNotReturnIf(false)] bool condition, string code, [global::System.Runtime.CompilerServices.InterpolatedStringHandlerArgument("condition")] ref global::DomainFx.RequirementMessage message) =>
    global::DomainFx.Requirement.Require(condition, code, ref message);
private void Require([global::System.Diagnostics.CodeAnalysis.DoesNotReturnIf(false)] bool condition, string message) =>
    this.__state.Require(condition, message);
private void Require([global::System.Diagnostics.CodeAnalysis.DoesNotReturnIf(false)] bool condition, [global::System.Runtime.CompilerServices.InterpolatedStringHandlerArgument("condition")] ref global::DomainFx.RequirementMessage message) =>
    this.__state.Require(condition, ref message);
