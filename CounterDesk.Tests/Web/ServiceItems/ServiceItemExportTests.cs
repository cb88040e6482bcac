using System.Net;
using CounterDesk.Tests.Support;
using CounterDesk.Web.ServiceItems;
using Microsoft.Extensions.DependencyInjection;

namespace CounterDesk.Tests.Web.ServiceItems;

public sealed class ServiceItemExportTests(DeskHost host) : IClassFixture<DeskHost>
{
    [Fact]
    public async Task The_system_administrator_gets_a_file_that_can_be_brought_back()
    {
        var intake = host.Services.GetRequiredService<ServiceItemIntake>();
        var file = SomeServiceItems.FileOf(SomeServiceItems.All.Append(
            SomeServiceItems.Marriage with { Code = "999900-MZ-0399", IsRetired = true }));
        await intake.TakeAsync(await intake.CompareAsync("items.json", file, Cancellation), null, Cancellation);
        using var browser = await host.SignInAsync("0011");

        using var answer = await browser.GetAsync(ServiceItemsModule.ExportAddress, Cancellation);

        Assert.Equal("service-items.json", answer.Content.Headers.ContentDisposition?.FileNameStar);
        var exported = await answer.Content.ReadAsByteArrayAsync(Cancellation);
        var offer = await intake.CompareAsync("service-items.json", exported, Cancellation);
        Assert.Equal(5, offer.Count(ServiceItemChange.Unchanged));
        Assert.Equal(5, offer.Items.Length);
    }

    [Theory]
    [InlineData("0317")]
    [InlineData("0012")]
    public async Task Nobody_else_gets_it(string number)
    {
        using var browser = await host.SignInAsync(number);

        using var answer = await browser.GetAsync(ServiceItemsModule.ExportAddress, Cancellation);

        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotEqual("application/json", answer.Content.Headers.ContentType?.MediaType);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
