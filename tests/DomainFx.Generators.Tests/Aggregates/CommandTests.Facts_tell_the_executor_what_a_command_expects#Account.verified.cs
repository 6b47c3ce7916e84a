//HintName: Account.cs
internal static readonly global::DomainFx.Runtime.CommandContract __Contract = new __Codec() { UsesServices = true, RetryOnConflict = false };
internal static readonly global::DomainFx.Runtime.CommandContract __Contract = new __Codec() { UsesServices = true };
internal static readonly global::DomainFx.Runtime.CommandContract __Contract = new __Codec() { Creates = true };
internal static readonly global::DomainFx.Runtime.CommandContract __Contract = new __Codec() { CreatesIfMissing = true };
