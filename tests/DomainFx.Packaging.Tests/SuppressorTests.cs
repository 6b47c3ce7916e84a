namespace DomainFx.Packaging.Tests;

/// <summary>What the SDK's analyzers and Roslynator say of [Event] methods in a user's build, and what they say of others.</summary>
public class SuppressorTests(PackageFeed feed)
{
    [Fact]
    public async Task Rules_that_would_spoil_event_methods_are_quiet_there_and_nowhere_else()
    {
        Consumer consumer = feed.NewConsumer("suppressors");
        consumer.Write(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.IDE0060.severity = warning\ndotnet_diagnostic.CA1822.severity = warning\ndotnet_diagnostic.RCS1163.severity = warning\n");
        consumer.Write("Shop/Shop.csproj",
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings>
                <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild><GenerateDocumentationFile>true</GenerateDocumentationFile><NoWarn>CS1591</NoWarn>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="DomainFx" Version="0.1.0" />
                <PackageReference Include="Roslynator.Analyzers" Version="5.0.1" />
              </ItemGroup>
            </Project>
            """);
        consumer.Write("Shop/Order.cs",
            """
            using DomainFx;

            namespace Shop;

            [Aggregate("order")]
            public sealed partial class Order
            {
                [Command(Creates = true)] public void Place() { Raise(new OrderPlaced()); Other(new OrderPlaced()); }
                [Event] private void Apply(OrderPlaced e) { }
                private void Other(OrderPlaced e) { }
            }

            [EventType("order-placed")] public sealed record OrderPlaced;
            """);

        string[] lines = (await consumer.BuildAsync("Shop")).Split('\n');
        foreach (string rule in (string[])["IDE0060", "CA1822", "RCS1163"])
        {
            Assert.Contains(lines, line => line.Contains("Order.cs(10,", StringComparison.Ordinal) && line.Contains(rule, StringComparison.Ordinal));
            Assert.DoesNotContain(lines, line => line.Contains("Order.cs(9,", StringComparison.Ordinal) && line.Contains(rule, StringComparison.Ordinal));
        }
    }
}
