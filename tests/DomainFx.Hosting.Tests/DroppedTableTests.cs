using DomainFx.Hosting.Tests.Model;

namespace DomainFx.Hosting.Tests;

/// <summary>A table or a view that somebody dropped is made anew by the workers that run, whether or not there is an event for it.</summary>
public sealed class DroppedTableTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TemporaryDomain.Databases), MemberType = typeof(TemporaryDomain))]
    public async Task A_table_that_is_dropped_before_the_first_event_is_made_anew(string store)
    {
        await using TemporaryDomain temporary = Only(store);
        await using ProjectionWorker worker = await temporary.StartAsync();
        await DropAsync(temporary);
        await temporary.Domain.Parcel("a").LabelAsync("x");
        await ExpectAsync(temporary, "a");
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Databases), MemberType = typeof(TemporaryDomain))]
    public async Task A_projection_whose_table_is_dropped_can_be_reset(string store)
    {
        await using TemporaryDomain temporary = Only(store);
        await using (await temporary.StartAsync())
        {
            await temporary.Domain.Parcel("a").LabelAsync("x");
            await ExpectAsync(temporary, "a");
        }

        await DropAsync(temporary);
        await temporary.Domain.ProjectionControl.ResetAsync("parcel-label", cancellationToken: Token);
        await using ProjectionWorker worker = await temporary.StartAsync();
        await ExpectAsync(temporary, "a");
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Databases), MemberType = typeof(TemporaryDomain))]
    public async Task A_view_alone_that_is_dropped_is_made_anew_and_said(string store)
    {
        await using TemporaryDomain temporary = Only(store);
        await using ProjectionWorker worker = await temporary.StartAsync();
        await temporary.Domain.Parcel("a").LabelAsync("x");
        await ExpectAsync(temporary, "a");
        await temporary.SqlAsync("DROP VIEW parcel_label");
        await temporary.LogsAsync(line => line.Id == 2205, "the view is missed");
        await ExpectAsync(temporary, "a");
        // The table was not emptied for that.
        Assert.Equal(1, (await temporary.StatusAsync("parcel-label")).Position);
    }

    private static TemporaryDomain Only(string store) => new(store, domain => ChangedModule.Only(domain, "parcel-label"));

    private static Task DropAsync(TemporaryDomain temporary) => temporary.SqlAsync("DROP VIEW parcel_label; DROP TABLE parcel_label__v1");

    private static Task ExpectAsync(TemporaryDomain temporary, string id) => TemporaryDomain.EventuallyAsync(
        async () =>
        {
            try
            {
                return await temporary.Domain.ParcelLabel().FindAsync(id, Token) is not null;
            }
            catch (EventStoreException)
            {
                // It is not there yet.
                return false;
            }
        },
        "the row is there");
}
