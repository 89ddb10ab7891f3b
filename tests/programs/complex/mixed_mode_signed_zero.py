print(-0.0 + 0j, 0.0 - 0j, 1 - 0j, -(0j), 2 * (0 - 0j), 0j * -1, 1j * complex(0, -0.0), complex(1, -0.0) + 1, 1 + complex(1, -0.0), 1.0 - complex(0, 0.0))
