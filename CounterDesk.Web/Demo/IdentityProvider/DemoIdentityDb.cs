using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.Demo.IdentityProvider;

/// <summary>
/// What the demo hall's provider remembers between two requests. It is another program's data, so it has a store of its
/// own, in memory.
/// </summary>
internal sealed class DemoIdentityDb(DbContextOptions<DemoIdentityDb> options) : DbContext(options);
