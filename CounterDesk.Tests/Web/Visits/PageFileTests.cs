using System.Net;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Ofd;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Visits;
using Microsoft.Extensions.DependencyInjection;

namespace CounterDesk.Tests.Web.Visits;

/// <summary>The addresses under which the browser gets the pages of a license.</summary>
public sealed class PageFileTests(DeskHost host) : IClassFixture<DeskHost>
{
    private static readonly byte[] _pdf = [.. "%PDF-1.7 as it was verified"u8];

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_is_a_drawing_that_may_do_nothing_and_that_nobody_may_keep()
    {
        using var answer = await GetAsync(await ShowAsync(Ofd()), "pages/1.svg");

        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; img-src data:;", policy, StringComparison.Ordinal);
        Assert.EndsWith("sandbox", policy, StringComparison.Ordinal);
        Assert.Contains(
            SomeOfd.HolderName, SvgCheck.Read(await answer.Content.ReadAsByteArrayAsync(Cancellation)).Value,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pages/0.svg")]
    [InlineData("pages/2.svg")]
    [InlineData("pages/-1.svg")]
    [InlineData("license.pdf")]
    public async Task What_the_license_has_not_is_not_found(string address)
    {
        using var answer = await GetAsync(await ShowAsync(Ofd()), address);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("pages/1.svg")]
    [InlineData("license.pdf")]
    public async Task Neither_another_clerk_nor_anybody_after_closing_gets_anything(string address)
    {
        var visit = await ShowAsync(address.EndsWith("pdf", StringComparison.Ordinal) ? Pdf() : Ofd());

        Assert.Equal(HttpStatusCode.OK, (await GetAsync(visit, address)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(visit, address, clerk: "0322")).StatusCode);
        await host.Services.GetRequiredService<VisitDesk>().CloseAsync(visit, SomeClerk.Value, Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(visit, address)).StatusCode);
    }

    [Fact]
    public async Task A_license_that_is_a_PDF_is_sent_as_it_was_verified()
    {
        using var answer = await GetAsync(await ShowAsync(Pdf()), "license.pdf");

        Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Equal(_pdf, await answer.Content.ReadAsByteArrayAsync(Cancellation));
    }

    [Fact]
    public async Task A_PDF_with_covered_fields_stays_here()
    {
        var visit = await ShowAsync(Pdf(), SomeOpenLicenses.Passed(SomeLicenses.MarriageCertificate));

        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(visit, "license.pdf")).StatusCode);
    }

    private async Task<HttpResponseMessage> GetAsync(Guid visit, string address, string clerk = "0317")
    {
        using var browser = await host.SignInAsync(clerk);
        return await browser.GetAsync($"/desk/visits/{visit}/{address}", Cancellation);
    }

    private async Task<Guid> ShowAsync(LicenseFile file, OpenLicense? opened = null)
    {
        var desk = host.Services.GetRequiredService<VisitDesk>();
        var visit = await desk.OpenAsync(SomeClerk.Value, Cancellation);
        host.Services.GetRequiredService<VisitContents>().Of(visit.Id).Show(
            (opened ?? SomeOpenLicenses.Passed(SomeLicenses.ResidentIdCard)) with { File = file });
        return visit.Id;
    }

    private static LicenseFile Ofd() =>
        new(LicenseFileFormat.Ofd, OfdWriter.Write(SomeOfd.Contents(), SomeFonts.Shipped));

    private static LicenseFile Pdf() => new(LicenseFileFormat.Pdf, _pdf.ToArray());
}
